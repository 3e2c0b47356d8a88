CREATE TABLE "emergency" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plan" text NOT NULL,
	"reason" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"end_reason" text,
	CONSTRAINT "emergency_order" CHECK ("until" > "from" and (ended_at is null or ended_at >= "from"))
);
--> statement-breakpoint
CREATE TABLE "emergency_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"emergency_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"post" text,
	"step" bigint,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "emergency_log" ADD CONSTRAINT "emergency_log_emergency_id_emergency_id_fk" FOREIGN KEY ("emergency_id") REFERENCES "public"."emergency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "emergency_log_of" ON "emergency_log" USING btree ("emergency_id","id");