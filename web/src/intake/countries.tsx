import { Group, Pill, NativeSelect, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useSay } from '../words/say.js';

// ISO 3166-1, without territories that give no citizenship.
const CODES =
  'AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CD CG CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PS PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TW TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VA VE VN YE ZM ZW'.split(
    ' ',
  );

interface Chosen {
  id: string;
  label: string | undefined;
  'aria-labelledby': string | undefined;
  error: string | undefined;
  several: boolean;
  value: unknown;
  change: (value: unknown) => void;
}

/** Countries by name, in the reader's language. */
export function ChooseCountries({ several, value, change, ...common }: Chosen) {
  const { t, language } = useSay();
  const names = useMemo(() => new Intl.DisplayNames(language, { type: 'region' }), [language]);
  const all = useMemo(
    () =>
      CODES.map((code) => ({ value: code, label: names.of(code) ?? code })).toSorted((one, other) =>
        one.label.localeCompare(other.label, language),
      ),
    [names, language],
  );
  const chosen = several ? ((value as string[] | undefined) ?? []) : [];
  return (
    <Stack gap="xs">
      <NativeSelect
        {...common}
        value={several ? '' : ((value as string | undefined) ?? '')}
        onChange={({ currentTarget: { value: code } }) =>
          change(several ? (code && !chosen.includes(code) ? [...chosen, code] : chosen) : code || undefined)
        }
        data={[{ value: '', label: t(several ? 'add one' : 'choose') }, ...all]}
      />
      {chosen.length > 0 && (
        <Group gap="xs">
          {chosen.map((code) => (
            <Pill
              key={code}
              size="lg"
              withRemoveButton
              removeButtonProps={{
                'aria-label': t('remove what', { what: names.of(code) }),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => change(emptied(chosen.filter((one) => one !== code)))}
            >
              {names.of(code)}
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  );
}

const emptied = (list: string[]): string[] | undefined => (list.length > 0 ? list : undefined);
