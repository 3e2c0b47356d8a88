CREATE SCHEMA "rollup";
--> statement-breakpoint
CREATE TABLE "rollup"."counter" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"dataset" text NOT NULL,
	"is_ready" boolean NOT NULL,
	CONSTRAINT "counter_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "rollup"."step_sum" (
	"dataset" text NOT NULL,
	"district" text NOT NULL,
	"body" text,
	"day" integer NOT NULL,
	"second" bigint,
	"counters" integer[] NOT NULL,
	"amounts" numeric[] NOT NULL,
	"earliest" timestamp (3) with time zone,
	"latest" timestamp (3) with time zone,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup"."unsettled" (
	"dataset" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"is_lost" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unsettled_dataset_xid_pk" PRIMARY KEY("dataset","xid")
);
--> statement-breakpoint
CREATE INDEX "step_sum_day" ON "rollup"."step_sum" USING btree ("dataset","day");--> statement-breakpoint
CREATE INDEX "step_sum_xid" ON "rollup"."step_sum" USING btree ("xid");