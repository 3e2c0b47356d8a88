CREATE TABLE "demo_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL,
	CONSTRAINT "demo_clock_one" CHECK ("demo_clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "supervision_act" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "supervision_act_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"problem_no" text NOT NULL,
	"order_no" text,
	"unit" text,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"text" text,
	"detail" jsonb NOT NULL,
	"command_id" text
);
--> statement-breakpoint
ALTER TABLE "history"."problem" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "record"."problem" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "history"."work_order" ADD COLUMN "evidence" jsonb;--> statement-breakpoint
ALTER TABLE "record"."work_order" ADD COLUMN "evidence" jsonb;--> statement-breakpoint
CREATE INDEX "supervision_act_problem" ON "supervision_act" USING btree ("source","problem_no","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_act_command" ON "supervision_act" USING btree ("command_id");