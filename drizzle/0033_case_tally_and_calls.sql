CREATE TABLE "case_tally" (
	"is_sum" boolean DEFAULT false NOT NULL,
	"cases" integer NOT NULL,
	"district" text,
	"status" text NOT NULL,
	"triaged_at" timestamp (3) with time zone,
	"verify_requested_at" timestamp (3) with time zone,
	"filed_at" timestamp (3) with time zone,
	"dispatched_at" timestamp (3) with time zone,
	"handled_at" timestamp (3) with time zone,
	"limit_at" timestamp (3) with time zone,
	"rework_count" integer,
	"return_count" integer,
	"extended" boolean,
	"suspended" boolean,
	"supervised" boolean,
	"lng" double precision,
	"lat" double precision
);
--> statement-breakpoint
CREATE TABLE "duty_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"phone" text NOT NULL,
	"place" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_post" text,
	CONSTRAINT "duty_call_kind" CHECK ("duty_call"."kind" in ('unit', 'post')),
	CONSTRAINT "duty_call_place" CHECK ("duty_call"."place" in ('watch', 'drill', 'room'))
);
--> statement-breakpoint
CREATE INDEX "duty_call_at" ON "duty_call" USING btree ("at");--> statement-breakpoint
-- Pages of the few cases that a desk's queue is narrowed to, by what is due next: conditions are word for word those of
-- `counterCondition` in features/cases/data/case-counters.sql.ts.
CREATE INDEX "case_supervised" ON "record"."case" ((coalesce("limit_at", 'infinity'::timestamptz)), "id") WHERE supervised;--> statement-breakpoint
CREATE INDEX "case_suspended" ON "record"."case" ((coalesce("limit_at", 'infinity'::timestamptz)), "id") WHERE suspended;--> statement-breakpoint
CREATE INDEX "case_returned" ON "record"."case" ((coalesce("limit_at", 'infinity'::timestamptz)), "id") WHERE return_count > 0;--> statement-breakpoint
CREATE INDEX "case_rework" ON "record"."case" ((coalesce("limit_at", 'infinity'::timestamptz)), "id") WHERE rework_count > 0;