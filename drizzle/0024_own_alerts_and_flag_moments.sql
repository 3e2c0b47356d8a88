CREATE TABLE "notice_wish" (
	"account" text NOT NULL,
	"rule" text NOT NULL,
	"channel" text NOT NULL,
	"pace" text NOT NULL,
	CONSTRAINT "notice_wish_account_rule_channel_pk" PRIMARY KEY("account","rule","channel")
);
--> statement-breakpoint
ALTER TABLE "alert_address" ALTER COLUMN "post" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_address" ADD COLUMN "account" text;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_address_own" ON "alert_address" USING btree ("account","channel") WHERE "alert_address"."account" is not null and "alert_address"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "alert_address" ADD CONSTRAINT "alert_address_whose" CHECK (("alert_address"."post" is null) <> ("alert_address"."account" is null));--> statement-breakpoint
-- Which lamp or flag time changes next (src/features/flags/data/next-change.sql.ts): one look into each, however many clocks run.
CREATE INDEX "approval_step_limit" ON "record"."approval_step" ("limit_days", "due_at") WHERE "done_at" IS NULL;
--> statement-breakpoint
CREATE INDEX "approval_step_accepted" ON "record"."approval_step" ("accepted_at") WHERE "done_at" IS NULL;
--> statement-breakpoint
CREATE INDEX "project_signed" ON "record"."project" ("signed_at");
--> statement-breakpoint
CREATE INDEX "project_permit" ON "record"."project" ("permit_issued_at");
--> statement-breakpoint
CREATE INDEX "problem_accepted" ON "record"."problem" ("accepted_at");
--> statement-breakpoint
CREATE INDEX "service_rating_promised" ON "record"."service_rating" ("answer_due");
--> statement-breakpoint
CREATE INDEX "service_rating_answered" ON "record"."service_rating" ("answered_at");
