"""How a PostgreSQL database that a test wrote in becomes what it was, without making it again.

A copy takes a fifth of a second of the server; most tests leave a few rows in it.
"""

import psycopg

# Whether a table, an index, a column or a constraint came, went or changed its name.
SHAPE = """
select md5(string_agg(thing, ',' order by thing)) from (
    select concat_ws(' ', attrelid, relname, attnum, attname, atttypid, attnotnull, atthasdef)
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace
    union all select concat_ws(' ', oid, conname) from pg_constraint
    union all select concat_ws(' ', oid, tgname) from pg_trigger
    union all select version_num from alembic_version
) as things(thing)"""
OTHERS = """
select pg_terminate_backend(pid, 5000) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()"""
# In this role nobody asks what refers to a row.
EMPTY = """
set session_replication_role = replica;
do $$ declare name text; begin
    for name in
        select tablename from pg_tables
        where schemaname = 'public' and tablename <> 'alembic_version'
    loop
        execute format('delete from %I', name);
    end loop;
    perform setval(format('%I', sequencename)::regclass, start_value, false) from pg_sequences
    where schemaname = 'public';
end $$"""


def shape_of(url: str) -> str:
    """A print of the tables, without what is in them."""
    with psycopg.connect(url, autocommit=True) as connection:
        return _shape(connection)


def empty(url: str, shape: str) -> bool:
    """Take all rows out. Returns whether it could: not when the tables are others by now."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(OTHERS)
        if _shape(connection) != shape:
            return False
        try:
            connection.execute(EMPTY)
        except psycopg.errors.InsufficientPrivilege:
            return False
    return True


def _shape(connection: psycopg.Connection) -> str:
    try:
        return connection.execute(SHAPE).fetchone()[0]
    except psycopg.errors.UndefinedTable:
        return ""
