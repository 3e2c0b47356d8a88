CREATE TABLE "drill" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"levels" integer[] NOT NULL,
	"limit_minutes" integer NOT NULL,
	"begun_by" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "drill_call" (
	"drill_id" uuid NOT NULL,
	"callee" text NOT NULL,
	"kind" text NOT NULL,
	"level" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"phone" text NOT NULL,
	"person" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"answered_actor" text,
	CONSTRAINT "drill_call_drill_id_callee_pk" PRIMARY KEY("drill_id","callee"),
	CONSTRAINT "drill_call_answer" CHECK (("drill_call"."answered_at" is null) = ("drill_call"."answered_by" is null))
);
--> statement-breakpoint
ALTER TABLE "drill_call" ADD CONSTRAINT "drill_call_drill_id_drill_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drill"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drill_running" ON "drill" USING btree (("ended_at" is null)) WHERE "drill"."ended_at" is null;