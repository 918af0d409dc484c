import { Client } from 'pg';

/** One line for each thing in the schema `public`, sorted: two schemas are equal exactly when these lists are. */
export async function schemaOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const lines = await client.query<{ line: string }>(SCHEMA);
    return lines.rows.map(({ line }) => line).sort();
  } finally {
    await client.end();
  }
}

const ours = (relation: string) =>
  `${relation}.relnamespace = 'public'::regnamespace and ${relation}.relname !~ '^migrations'`;
const notOfExtension = (catalog: string, object: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${object} and d.deptype = 'e')`;

// Added after all migrations, whatever they say (src/platform/database/migrate.ts).
const OWN_TABLES_LAST = `', ''pg_temp'''`;

const SCHEMA = `
  select format('%s %s owner %s security %s forced %s grants %s options %s', c.relkind, c.relname, c.relowner::regrole,
                c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.reloptions) as line
    from pg_class c where ${ours('c')} and c.relkind <> 'i'
  union all
  select format('column %s.%s %s required %s default %s generated %s collation %s grants %s', c.relname, a.attname,
                format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attgenerated,
                a.attcollation, a.attacl)
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where ${ours('c')} and c.relkind in ('r', 'v', 'm', 'p') and a.attnum > 0 and not a.attisdropped
  union all
  select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_class c on c.oid = k.conrelid where ${ours('c')}
  union all
  select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i join pg_class c on c.oid = i.indrelid where ${ours('c')}
  union all
  select format('policy %s.%s %s %s %s using %s check %s', c.relname, p.polname, p.polpermissive, p.polcmd,
                p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p join pg_class c on c.oid = p.polrelid where ${ours('c')}
  union all
  select format('trigger %s', pg_get_triggerdef(t.oid))
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${ours('c')} and not t.tgisinternal
  union all
  select format('function %s grants %s', replace(pg_get_functiondef(f.oid), ${OWN_TABLES_LAST}, ''), f.proacl) from pg_proc f
   where f.pronamespace = 'public'::regnamespace and f.prokind = 'f' and ${notOfExtension('pg_proc', 'f.oid')}
  union all
  select format('view %s %s', c.relname, pg_get_viewdef(c.oid)) from pg_class c where ${ours('c')} and c.relkind in ('v', 'm')
  union all
  select format('type %s', t.typname) from pg_type t
   where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r') and ${notOfExtension('pg_type', 't.oid')}`;
