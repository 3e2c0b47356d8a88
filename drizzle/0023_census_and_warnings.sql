CREATE TABLE "census_finding" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"command_id" uuid NOT NULL,
	"thing_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text,
	"lng" double precision,
	"lat" double precision,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "census_finding_command_id_unique" UNIQUE("command_id"),
	CONSTRAINT "census_finding_kind" CHECK (kind in ('found', 'missing', 'moved', 'new')),
	CONSTRAINT "census_finding_place" CHECK (kind not in ('moved', 'new') or (lng is not null and lat is not null))
);
--> statement-breakpoint
CREATE TABLE "census_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"no" text NOT NULL,
	"title" text NOT NULL,
	"district" text NOT NULL,
	"cells" text[] NOT NULL,
	"groups" text[] NOT NULL,
	"unit" text NOT NULL,
	"surveyor" text NOT NULL,
	"grade" text NOT NULL,
	"certificate" text NOT NULL,
	"certified_to" date NOT NULL,
	"due_on" date NOT NULL,
	"cycle_months" integer NOT NULL,
	"state" text NOT NULL,
	"planned_by" text NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"begun_at" timestamp (3) with time zone,
	"submitted_by" text,
	"submitted_at" timestamp (3) with time zone,
	"signed_by" text,
	"signed_at" timestamp (3) with time zone,
	"next_due_on" date,
	"reason" text,
	"outcome" jsonb,
	CONSTRAINT "census_round_no_unique" UNIQUE("no"),
	CONSTRAINT "census_round_state" CHECK (state in ('planned', 'running', 'submitted', 'signed', 'cancelled')),
	CONSTRAINT "census_round_signed" CHECK ((state = 'signed') = (signed_at is not null and next_due_on is not null)),
	CONSTRAINT "census_round_own" CHECK (signed_by is distinct from submitted_by or signed_by is null)
);
--> statement-breakpoint
CREATE TABLE "census_thing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"cell" text NOT NULL,
	"record_id" uuid,
	"code" text,
	"cls" text NOT NULL,
	"title" text,
	"state" text,
	"lng" double precision,
	"lat" double precision
);
--> statement-breakpoint
CREATE TABLE "cap_alert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sender" text NOT NULL,
	"identifier" text NOT NULL,
	"sent" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL,
	"source" text NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "census_finding" ADD CONSTRAINT "census_finding_thing_id_census_thing_id_fk" FOREIGN KEY ("thing_id") REFERENCES "public"."census_thing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_thing" ADD CONSTRAINT "census_thing_round_id_census_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."census_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "census_finding_of" ON "census_finding" USING btree ("thing_id","seq");--> statement-breakpoint
CREATE INDEX "census_round_open" ON "census_round" USING btree ("district") WHERE state in ('planned', 'running', 'submitted');--> statement-breakpoint
CREATE INDEX "census_thing_round" ON "census_thing" USING btree ("round_id","cell");--> statement-breakpoint
CREATE UNIQUE INDEX "census_thing_once" ON "census_thing" USING btree ("round_id","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cap_alert_name" ON "cap_alert" USING btree ("sender","identifier");--> statement-breakpoint
CREATE INDEX "cap_alert_newest" ON "cap_alert" USING btree ("received_at");