import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often one account may search for a person, as dated data; counted in the log of searches itself (security.md T1, 2.4.1). */
export class CountSearches1763900000086 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_limit (
        country text not null,
        most integer not null constraint search_limit_some check (most > 0),
        within interval not null,
        during tstzrange not null default tstzrange(now(), null) constraint search_limit_some_time check (not isempty(during)),
        source text not null,
        verified_on date,
        constraint search_limit_pkey primary key (country, within, during without overlaps)
      );
      insert into search_limit (country, most, within, source) values
        ('*', 20, '1 hour', 'Proposal of this system (security.md T1, OWASP ASVS 2.4.1); to be confirmed by the institutions'),
        ('*', 60, '1 day', 'Proposal of this system (security.md T1, OWASP ASVS 2.4.1); to be confirmed by the institutions');
      grant select on search_limit to hof_app;

      -- Seconds until this account may search again; nothing where it may. One at a time for each account, or two at once would both pass.
      create function search_again_in() returns integer language plpgsql volatile security definer
        set search_path = pg_catalog, public as $$
      declare answer integer;
      begin
        perform pg_advisory_xact_lock(814251, hashtext(actor_account()::text));
        select max(ceil(extract(epoch from (old.at + l.within) - clock_timestamp())))::integer into answer
          from (select distinct on (within) within, most from search_limit
                 where country in (actor_country(), '*') and during @> clock_timestamp() order by within, country = '*') l
          cross join lateral (select s.at from person_search s where s.account_id = actor_account()
            and s.at > clock_timestamp() - l.within order by s.at desc offset l.most - 1 limit 1) old;
        return case when answer > 0 then answer end;
      end $$;
      revoke all on function search_again_in() from public;
      grant execute on function search_again_in() to hof_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function search_again_in(); drop table search_limit;');
  }
}
