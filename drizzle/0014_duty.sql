CREATE TABLE "duty_change" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"post" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"person" text,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_handover" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL,
	"note" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "duty_change_post" ON "duty_change" USING btree ("post","to");