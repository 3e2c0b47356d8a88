CREATE TABLE "case_number" (
	"day" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_step" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"command_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"command" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_post" text,
	"actor_unit" text,
	"from_status" text,
	"to_status" text NOT NULL,
	"version" bigint NOT NULL,
	"reason" text,
	"text" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "case_step_command_id_unique" UNIQUE("command_id")
);
--> statement-breakpoint
CREATE TABLE "matrix_line" (
	"line" text NOT NULL,
	"from_version" integer NOT NULL,
	"to_version" integer,
	"cls" text NOT NULL,
	"area" text NOT NULL,
	"owner" text NOT NULL,
	"unit" text NOT NULL,
	"limit" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "matrix_line_line_from_version_pk" PRIMARY KEY("line","from_version"),
	CONSTRAINT "matrix_line_order" CHECK (to_version > from_version)
);
--> statement-breakpoint
CREATE TABLE "matrix_version" (
	"version" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"dry_run" jsonb
);
--> statement-breakpoint
ALTER TABLE "matrix_line" ADD CONSTRAINT "matrix_line_from_version_matrix_version_version_fk" FOREIGN KEY ("from_version") REFERENCES "public"."matrix_version"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matrix_line" ADD CONSTRAINT "matrix_line_to_version_matrix_version_version_fk" FOREIGN KEY ("to_version") REFERENCES "public"."matrix_version"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_step_case" ON "case_step" USING btree ("case_id","seq");--> statement-breakpoint
CREATE INDEX "case_step_actor" ON "case_step" USING btree ("actor","seq");--> statement-breakpoint
CREATE INDEX "case_step_returned" ON "case_step" USING btree ("case_id") WHERE command = 'return';--> statement-breakpoint
CREATE INDEX "matrix_line_standing" ON "matrix_line" USING btree ("line") WHERE to_version is null;