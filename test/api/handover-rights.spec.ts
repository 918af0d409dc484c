import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { aCase, agreed, A_YES, done, proposed } from '../support/handovers.js';
import { MALMO, SAFE_HOUSE, Town } from '../support/town.js';

const toSafeHouse = { institution: SAFE_HOUSE };
const MOVE = `with ended as (update lead_tenure set during = tstzrange(lower(during), clock_timestamp())
    where case_id = $1 and upper_inf(during) returning upper(during) as at)
  insert into lead_tenure (case_id, institution_id, during, cause, basis) select $1, $2, tstzrange(at, null), 'taken_over', 'handover' from ended`;

let town: Town;
let app: Client;

beforeAll(async () => {
  town = await Town.open();
  app = new Client({ connectionString: town.database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await town.close();
});

/** As the application's own role, in somebody's context and with nothing of our code in between; undone afterwards. */
async function raw(
  login: string,
  institution: string,
  country: string,
  roles: string,
  sql: string,
  ...values: unknown[]
) {
  const [account] = await town.rows('select id from account where login = $1', login);
  await app.query('begin');
  try {
    await app.query(
      `select set_config('app.account', $1, true), set_config('app.institution', $2, true), set_config('app.country', $3, true), set_config('app.roles', $4, true)`,
      [account!.id, institution, country, roles],
    );
    return await app.query(sql, values);
  } finally {
    await app.query('rollback');
  }
}
const asReceiver = (sql: string, ...values: unknown[]) =>
  raw('lv.safehouse', SAFE_HOUSE, 'LV', '{lead_coordinator}', sql, ...values);
const asFocal = (sql: string, ...values: unknown[]) =>
  raw('lv.coordinator', '00000000-0000-7000-8000-000000000000', 'LV', '{national_focal_point}', sql, ...values);

describe('The database itself, asked past our code', () => {
  it('lets a receiver move the lead only after the person’s yes', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, toSafeHouse);
    expect((await asReceiver(MOVE, caseId, SAFE_HOUSE)).rowCount).toBe(0);
    done(await town.safeHouse.post(`/api/handovers/${id}/accept`, A_YES));
    expect((await asReceiver(MOVE, caseId, SAFE_HOUSE)).rowCount).toBe(0);
  });

  it('lets an agreed receiver move it to itself and to nobody else', async () => {
    const { caseId } = await aCase(town.officer);
    await agreed(town.social, town.safeHouse, caseId, toSafeHouse);
    expect((await asReceiver(MOVE, caseId, SAFE_HOUSE)).rowCount).toBe(1);
    await expect(asReceiver(MOVE, caseId, MALMO)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows a receiver no case, no section and no grant before the yes', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, toSafeHouse);
    for (const table of [
      'case_file where id',
      'section_entry where case_id',
      'case_grant where case_id',
      'consent_answer where case_id',
      'case_event where case_id',
    ])
      expect((await asReceiver(`select * from ${table} = $1`, caseId)).rowCount).toBe(0);
    expect((await asReceiver('select * from preview where request_id = $1', id)).rowCount).toBe(1);
  });

  it('touches no handover of others, not even in an update that names none', async () => {
    const { caseId } = await aCase(town.officer);
    await proposed(town.social, caseId, toSafeHouse);
    const stranger = await raw(
      'lv.marta',
      '00000000-0000-7000-8000-000000000000',
      'DK',
      '{lead_coordinator}',
      `update handover set urgency = 'normal'`,
    );
    expect(stranger.rowCount).toBe(0);
    await expect(asReceiver(`update handover set case_id = case_id`)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows a focal point without a mandate nothing', async () => {
    const { caseId } = await aCase(town.officer);
    const id = await proposed(town.social, caseId, toSafeHouse);
    expect((await asFocal('select 1 from handover where id = $1', id)).rowCount).toBe(0);
  });

  it('closes what a handover opened, whatever ends it', async () => {
    for (const status of ['declined', 'withdrawn', 'expired', 'offer_withdrawn', 'cancelled', 'failed', 'nobody_can']) {
      const { caseId } = await aCase(town.officer);
      const id = await agreed(town.social, town.safeHouse, caseId, toSafeHouse);
      expect(await town.grantsOf(id)).toBe(1);
      await town.behind.query('update handover set status = $2, ended_at = clock_timestamp() where id = $1', [
        id,
        status,
      ]);
      expect({ status, grants: await town.grantsOf(id) }).toEqual({ status, grants: 0 });
    }
  });
});
