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
CREATE INDEX "flag_rule_valid" ON "flag_rule" USING btree ("rule","valid_from");