CREATE TABLE "docking_check" (
	"system" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"checked" bigint DEFAULT 0 NOT NULL,
	"differences" jsonb NOT NULL,
	"missing" bigint DEFAULT 0 NOT NULL,
	"different" bigint DEFAULT 0 NOT NULL,
	"unknown_rows" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "docking_row" (
	"system" text NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"works_code" text,
	"step_code" text,
	"item_code" text,
	"content" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "docking_row_system_table_name_row_key_pk" PRIMARY KEY("system","table_name","row_key")
);
--> statement-breakpoint
CREATE TABLE "docking_sent" (
	"number" text PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "docking_sent_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"system" text NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"receipt_at" timestamp (3) with time zone,
	"reason" text,
	"replaced_by" text,
	CONSTRAINT "docking_sent_state" CHECK (state in ('waiting', 'sent', 'acknowledged', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "docking_system" (
	"name" text PRIMARY KEY NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"direction" text NOT NULL,
	"kind" text NOT NULL,
	"declaration" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"is_due" boolean DEFAULT false NOT NULL,
	CONSTRAINT "docking_direction" CHECK (direction in ('in', 'out')),
	CONSTRAINT "docking_kind" CHECK (kind in ('postgres', 'files'))
);
--> statement-breakpoint
CREATE TABLE "docking_table" (
	"system" text NOT NULL,
	"table_name" text NOT NULL,
	"cursor_at" text,
	"cursor_key" text,
	"rows" bigint DEFAULT 0 NOT NULL,
	"changed" bigint DEFAULT 0 NOT NULL,
	"unchanged" bigint DEFAULT 0 NOT NULL,
	"newest_at" timestamp (3) with time zone,
	"polled_at" timestamp (3) with time zone,
	"ok_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone,
	"heard_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	CONSTRAINT "docking_table_system_table_name_pk" PRIMARY KEY("system","table_name")
);
--> statement-breakpoint
CREATE TABLE "project_match" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"reasons" text[] NOT NULL,
	"score" integer NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"note" text,
	"found_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "project_match_state_known" CHECK (state in ('waiting', 'joined', 'apart'))
);
--> statement-breakpoint
CREATE INDEX "docking_row_works" ON "docking_row" USING btree ("system","works_code");--> statement-breakpoint
CREATE INDEX "docking_row_step" ON "docking_row" USING btree ("system","step_code");--> statement-breakpoint
CREATE INDEX "docking_row_item" ON "docking_row" USING btree ("system","item_code");--> statement-breakpoint
CREATE INDEX "docking_sent_due" ON "docking_sent" USING btree ("system","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "docking_sent_open" ON "docking_sent" USING btree ("system","seq") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "docking_sent_key" ON "docking_sent" USING btree ("system","table_name","row_key","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "project_match_pair" ON "project_match" USING btree ("first_id","second_id");--> statement-breakpoint
CREATE INDEX "project_match_second" ON "project_match" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "project_match_state" ON "project_match" USING btree ("state","score");