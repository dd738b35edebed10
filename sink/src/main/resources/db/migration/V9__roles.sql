-- Who may do what: groups for the sink (huiyin_writer), the console (huiyin_console), and people who ask questions in SQL, of
-- their tenants (huiyin_reader) or of all (huiyin_reader_all). Where the migrating user may create roles they are made here; where
-- not, docs/sql.md says how, and grant_roles() does the rest. Whoever migrates owns everything and is not held back.

CREATE TABLE tenant_readers (
    reader text NOT NULL,
    tenant text NOT NULL,
    PRIMARY KEY (reader, tenant)
);
COMMENT ON TABLE tenant_readers IS 'Which tenants a member of huiyin_reader sees: no row, no tenant. A login sees its own rows.';
COMMENT ON COLUMN tenant_readers.reader IS 'A login, or a group that logins are members of.';

CREATE FUNCTION own_roles() RETURNS text[]
    LANGUAGE sql STABLE
    AS $$ SELECT array_agg(rolname::text) FROM pg_roles WHERE pg_has_role(oid, 'USAGE') $$;
COMMENT ON FUNCTION own_roles() IS 'The current user, and every role whose rights it has.';

CREATE FUNCTION visible_tenants() RETURNS text[]
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(array_agg(DISTINCT tenant), '{}') FROM tenant_readers WHERE reader = ANY (own_roles()) $$;
COMMENT ON FUNCTION visible_tenants() IS 'The tenants that were granted to the current user, or to a group that it is in.';

CREATE FUNCTION is_held_to_tenants() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
        SELECT EXISTS (
            SELECT FROM pg_roles u JOIN pg_roles g ON pg_has_role(u.oid, g.oid, 'USAGE')
            WHERE u.rolname = current_user AND NOT u.rolsuper AND NOT u.rolbypassrls AND g.rolname = 'huiyin_reader')
    $$;
COMMENT ON FUNCTION is_held_to_tenants() IS 'Whether the current user is in huiyin_reader.';

CREATE FUNCTION role_exists(name text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = name) $$;
COMMENT ON FUNCTION role_exists(text) IS 'Whether there is a role of this name.';

-- Row level security takes nothing from anybody (everybody: true), but for members of huiyin_reader, whose rows must be of their
-- tenants as well. The tenants are looked up once a question, so that an index on the tenant serves. Before version 15 views
-- cannot ask in their reader's name; there they belong to a role that nobody is, for which the same holds.
CREATE FUNCTION guard_rows(of_table text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
        theirs text := CASE
            WHEN of_table = 'dead_letters' THEN 'false'
            WHEN of_table = 'tenant_readers' THEN 'reader = ANY ((SELECT own_roles())::text[])'
            WHEN of_table = 'case_clocks' THEN 'split_part(case_id, ''.'', 1) = ANY ((SELECT visible_tenants())::text[])'
            ELSE 'tenant = ANY ((SELECT visible_tenants())::text[])' END;
    BEGIN
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
        EXECUTE format('DROP POLICY IF EXISTS everybody ON %I', of_table);
        EXECUTE format('CREATE POLICY everybody ON %1$I USING (%2$s) WITH CHECK (%2$s)', of_table,
            CASE of_table WHEN 'tenant_readers' THEN theirs ELSE 'true' END);
        IF role_exists('huiyin_reader') THEN
            EXECUTE format('DROP POLICY IF EXISTS of_their_tenants ON %I', of_table);
            EXECUTE format('CREATE POLICY of_their_tenants ON %I AS RESTRICTIVE TO huiyin_reader USING (%s)', of_table, theirs);
        END IF;
        IF role_exists('huiyin_views') THEN
            EXECUTE format('DROP POLICY IF EXISTS through_views ON %I', of_table);
            EXECUTE format('CREATE POLICY through_views ON %I AS RESTRICTIVE TO huiyin_views USING (NOT (SELECT is_held_to_tenants()) OR %s)',
                of_table, theirs);
        END IF;
    END
    $$;
COMMENT ON FUNCTION guard_rows(text) IS 'Has members of huiyin_reader see of a table, or of a partition, what is of their tenants.';

CREATE OR REPLACE FUNCTION attach_partition(parent text, part text, lower timestamptz, upper timestamptz) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
        PERFORM guard_rows(part);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', parent, part,
            CASE lower WHEN '-infinity' THEN 'MINVALUE' ELSE quote_literal(lower) END,
            CASE upper WHEN 'infinity' THEN 'MAXVALUE' ELSE quote_literal(upper) END);
        EXECUTE format('COMMENT ON TABLE %I IS %L', part, format('Partition of %s: from %s to %s.', parent, lower, upper));
    END
    $$;

CREATE FUNCTION grant_roles() RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
        mirrors CONSTANT text := 'cases, case_clocks, case_events, escalations, count_windows, surges, points_entries';
        written CONSTANT text := mirrors || ', confidential_texts, policies, dead_letters, notifications, channel_states, consumed_offsets';
        views CONSTANT text := 'open_escalations, response_in_time, backlog_by_age, response_quantiles, points_balance, monthly_report, adoption';
        one text;
    BEGIN
        FOR one IN
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
              AND (c.relname IN ('dead_letters', 'tenant_readers', 'case_clocks')
                   OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped))
        LOOP
            PERFORM guard_rows(one);
        END LOOP;
        GRANT SELECT ON tenant_readers TO PUBLIC;
        -- Before version 15 anybody may make tables in the schema public, and with them stand in the way of the owner's functions.
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema());
        IF current_setting('server_version_num')::integer >= 150000 THEN
            FOREACH one IN ARRAY string_to_array(views || ', channel_health', ', ') LOOP
                EXECUTE format('ALTER VIEW %I SET (security_invoker = true)', one);
            END LOOP;
        ELSIF role_exists('huiyin_views') AND pg_has_role((SELECT oid FROM pg_roles WHERE rolname = 'huiyin_views'), 'MEMBER') THEN
            BEGIN
                EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO huiyin_views', current_schema());
                EXECUTE format('GRANT SELECT ON %s, notifications, channel_states TO huiyin_views', mirrors);
                FOREACH one IN ARRAY string_to_array(views || ', channel_health', ', ') LOOP
                    EXECUTE format('ALTER VIEW %I OWNER TO huiyin_views', one);
                END LOOP;
                EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM huiyin_views', current_schema());
            EXCEPTION WHEN insufficient_privilege THEN
                RAISE WARNING 'members of huiyin_reader get no views: %', SQLERRM;
            END;
        END IF;
        FOREACH one IN ARRAY ARRAY['huiyin_writer', 'huiyin_console', 'huiyin_reader', 'huiyin_reader_all'] LOOP
            IF role_exists(one) THEN
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), one);
                EXECUTE format('GRANT SELECT ON %s TO %I', mirrors, one);
                -- A view that asks in its owner's name would show a reader every tenant.
                IF one <> 'huiyin_reader' OR current_setting('server_version_num')::integer >= 150000
                    OR 'huiyin_views' = (SELECT viewowner FROM pg_views WHERE schemaname = current_schema() AND viewname = 'adoption')
                THEN
                    EXECUTE format('GRANT SELECT ON %s TO %I', views, one);
                END IF;
            END IF;
        END LOOP;
        IF role_exists('huiyin_writer') THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON %s TO huiyin_writer', written);
            GRANT SELECT ON channel_health, flyway_schema_history TO huiyin_writer;
            GRANT EXECUTE ON FUNCTION prepare_partition(text, timestamptz, timestamptz), expire(text, timestamptz),
                expire_confidential_texts(timestamptz) TO huiyin_writer;
        END IF;
        IF role_exists('huiyin_console') THEN
            EXECUTE format('GRANT SELECT ON %s, channel_health TO huiyin_console', written);
            GRANT SELECT, INSERT ON confidential_reads TO huiyin_console;
        END IF;
    END
    $$;
COMMENT ON FUNCTION grant_roles() IS 'Gives the groups that are there their rights, and guards rows; to be called by the owner after a group was created.';

DO $$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY[
        'own_roles()', 'visible_tenants()', 'is_held_to_tenants()', 'role_exists(text)', 'guard_rows(text)', 'grant_roles()',
        'attach_partition(text, text, timestamptz, timestamptz)']
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', one::regprocedure, current_schema());
    END LOOP;
    ALTER FUNCTION guard_rows(text) SET client_min_messages = warning; -- not what was not there to be dropped
    ALTER FUNCTION attach_partition(text, text, timestamptz, timestamptz) SET TimeZone = 'UTC';
    ALTER FUNCTION attach_partition(text, text, timestamptz, timestamptz) SET DateStyle = 'ISO, YMD';
    FOREACH one IN ARRAY ARRAY[
        'prepare_partition(text, timestamptz, timestamptz)', 'expire(text, timestamptz)', 'expire_confidential_texts(timestamptz)']
    LOOP
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', one::regprocedure);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one::regprocedure);
    END LOOP;
    REVOKE ALL ON FUNCTION attach_partition(text, text, timestamptz, timestamptz), guard_rows(text), grant_roles() FROM PUBLIC;
END
$$;

-- Groups are the cluster's: another database's migration may be making them now.
DO $$
DECLARE
    one text;
BEGIN
    IF NOT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN
        RETURN;
    END IF;
    FOREACH one IN ARRAY ARRAY['huiyin_writer', 'huiyin_console', 'huiyin_reader', 'huiyin_reader_all']
        || CASE WHEN current_setting('server_version_num')::integer < 150000 THEN ARRAY['huiyin_views'] ELSE '{}' END
    LOOP
        BEGIN
            IF NOT role_exists(one) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', one);
                IF one = 'huiyin_views' THEN
                    EXECUTE format('GRANT %I TO %I', one, current_user);
                END IF;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END
$$;

SELECT grant_roles();
