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
CREATE INDEX "duty_call_at" ON "duty_call" USING btree ("at");