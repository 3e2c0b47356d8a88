CREATE TABLE "alert_address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"post" text NOT NULL,
	"unit" text,
	"every_minutes" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_cursor" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "alert_cursor_one_row" CHECK ("alert_cursor"."only")
);
--> statement-breakpoint
CREATE TABLE "alert_pending" (
	"address_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "alert_pending_address_id_seq_pk" PRIMARY KEY("address_id","seq")
);
--> statement-breakpoint
CREATE TABLE "alert_told" (
	"address_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_told_address_id_rule_pk" PRIMARY KEY("address_id","rule")
);
--> statement-breakpoint
CREATE TABLE "calendar_change" (
	"seq" integer PRIMARY KEY NOT NULL,
	"days" jsonb NOT NULL,
	"announced" text NOT NULL,
	"undoes" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "calendar_change_undoes_unique" UNIQUE("undoes")
);
--> statement-breakpoint
CREATE TABLE "flag_rule" (
	"rule" text NOT NULL,
	"version" integer NOT NULL,
	"is_on" boolean NOT NULL,
	"numbers" jsonb NOT NULL,
	"tells" text[] NOT NULL,
	"orders" boolean NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "flag_rule_rule_version_pk" PRIMARY KEY("rule","version")
);
--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_channel";--> statement-breakpoint
ALTER TABLE "alert_pending" ADD CONSTRAINT "alert_pending_address_id_alert_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."alert_address"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_told" ADD CONSTRAINT "alert_told_address_id_alert_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."alert_address"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_pending_rule" ON "alert_pending" USING btree ("address_id","rule");--> statement-breakpoint
CREATE INDEX "flag_rule_valid" ON "flag_rule" USING btree ("rule","valid_from");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_channel" CHECK (channel in ('email', 'sms', 'webhook'));