-- Indexes by which derivation finds the neighbours of the rows a batch touched.
-- Squares of at least 50 m (src/features/datasets/domain/derive/hotspots.ts).
CREATE INDEX "case_spot" ON "record"."case" ("cls", (floor("lng" * 1000)::int), (floor("lat" * 2000)::int)) WHERE "lng" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "case_hotspot" ON "record"."case" ("hotspot_id") WHERE "hotspot_id" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "approval_step_project" ON "record"."approval_step" ("project_code");
--> statement-breakpoint
CREATE INDEX "approval_step_open" ON "record"."approval_step" ("due_at") WHERE "done_at" IS NULL;
--> statement-breakpoint
CREATE INDEX "project_code" ON "record"."project" ("project_code");
--> statement-breakpoint
CREATE INDEX "progress_project" ON "record"."progress" ("project_code", "month");
--> statement-breakpoint
CREATE INDEX "road_segment" ON "record"."road" ("segment_id");
--> statement-breakpoint
CREATE INDEX "problem_open" ON "record"."problem" ("found_at") WHERE "accepted_at" IS NULL;
--> statement-breakpoint
-- What the wall and the desks read again and again: cases that are still open.
CREATE INDEX "case_open" ON "record"."case" ("reported_at") WHERE "status" NOT IN ('closed', 'rejected', 'voided');
