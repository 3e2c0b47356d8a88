CREATE TABLE "flag_acknowledgement" (
	"flag_id" text NOT NULL,
	"rule" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "flag_acknowledgement_flag_id_rule_since_pk" PRIMARY KEY("flag_id","rule","since")
);
