CREATE TABLE "rollup"."step_band" (
	"dataset" text NOT NULL,
	"district" text NOT NULL,
	"body" text,
	"day" integer NOT NULL,
	"edges" integer[] NOT NULL,
	"counters" integer[] NOT NULL,
	"amounts" numeric[] NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rollup"."step_sum" ADD COLUMN "is_clocked" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "rollup"."step_sum" ADD COLUMN "is_banded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "step_band_xid" ON "rollup"."step_band" USING btree ("xid");