CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"about" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"turn" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"tried_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone,
	"receipt" text,
	"error" text,
	CONSTRAINT "delivery_state" CHECK (state in ('waiting', 'sent', 'delivered', 'failed', 'dropped')),
	CONSTRAINT "delivery_channel" CHECK (channel in ('email', 'sms'))
);
--> statement-breakpoint
CREATE TABLE "rating_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"invitation_id" uuid NOT NULL,
	"rating_no" text,
	"type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "history"."enterprise" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "record"."enterprise" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "history"."service_rating" ADD COLUMN "answer_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "record"."service_rating" ADD COLUMN "answer_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rating_invitation" ADD COLUMN "occasion" text;--> statement-breakpoint
ALTER TABLE "rating_rule" ADD COLUMN "asking" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_once" ON "delivery" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "delivery_made" ON "delivery" USING btree ("kind","made_at");--> statement-breakpoint
CREATE INDEX "rating_file_invitation" ON "rating_file" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "rating_file_rating" ON "rating_file" USING btree ("rating_no");--> statement-breakpoint
CREATE INDEX "rating_invitation_enterprise" ON "rating_invitation" USING btree ("enterprise_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rating_invitation_occasion" ON "rating_invitation" USING btree ("project_code","occasion") WHERE occasion is not null;