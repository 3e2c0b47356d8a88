CREATE TABLE "rating_detail" (
	"rating_no" text PRIMARY KEY NOT NULL,
	"invitation_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"district" text NOT NULL,
	"level" text NOT NULL,
	"score" smallint NOT NULL,
	"speed" smallint,
	"clarity" smallint,
	"materials" smallint,
	"attitude" smallint,
	"result" smallint,
	"reason" text,
	"marks" text[] NOT NULL,
	"from_hash" text,
	"rated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_follow_up" (
	"rating_no" text PRIMARY KEY NOT NULL,
	"invitation_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"district" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"rounds" integer NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"comment" text,
	"helped" boolean,
	"said_at" timestamp (3) with time zone,
	"published_change" text,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rating_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"project_code" text NOT NULL,
	"district" text NOT NULL,
	"enterprise_id" text,
	"moment" text NOT NULL,
	"round_id" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "rating_invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "rating_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"rule" jsonb NOT NULL,
	"drawn" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_rule" (
	"version" integer PRIMARY KEY NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"minimum" integer NOT NULL,
	"days" integer NOT NULL,
	"excludes" text[] NOT NULL,
	"inside_networks" text[] NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rating_detail_unit" ON "rating_detail" USING btree ("unit","rated_at");--> statement-breakpoint
CREATE INDEX "rating_detail_invitation" ON "rating_detail" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "rating_follow_up_unit" ON "rating_follow_up" USING btree ("unit","state","due_at");--> statement-breakpoint
CREATE INDEX "rating_invitation_project" ON "rating_invitation" USING btree ("project_code","moment");--> statement-breakpoint
CREATE INDEX "rating_invitation_made" ON "rating_invitation" USING btree ("made_at");