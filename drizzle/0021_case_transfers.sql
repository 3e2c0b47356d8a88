CREATE TABLE "case_transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"direction" text NOT NULL,
	"our_no" text NOT NULL,
	"their_no" text,
	"their_due_at" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"handed_at" timestamp (3) with time zone NOT NULL,
	"told" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "case_transfer_direction" CHECK (direction in ('in', 'out')),
	CONSTRAINT "case_transfer_state" CHECK (state in ('waiting', 'received', 'accepted', 'done', 'returned', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "outside_platform" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"key_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "outside_platform_key_id_unique" UNIQUE("key_id")
);
--> statement-breakpoint
CREATE TABLE "transfer_receipt" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"state" text NOT NULL,
	"number" text,
	"due_at" timestamp (3) with time zone,
	"text" text
);
--> statement-breakpoint
ALTER TABLE "case_transfer" ADD CONSTRAINT "case_transfer_platform_outside_platform_code_fk" FOREIGN KEY ("platform") REFERENCES "public"."outside_platform"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_receipt" ADD CONSTRAINT "transfer_receipt_transfer_id_case_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."case_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_transfer_case" ON "case_transfer" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_transfer_due" ON "case_transfer" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "case_transfer_open" ON "case_transfer" USING btree ("direction") WHERE state not in ('done', 'returned', 'failed');--> statement-breakpoint
CREATE UNIQUE INDEX "case_transfer_theirs" ON "case_transfer" USING btree ("platform","their_no") WHERE direction = 'in';--> statement-breakpoint
CREATE INDEX "transfer_receipt_of" ON "transfer_receipt" USING btree ("transfer_id","seq");