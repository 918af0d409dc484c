import { Stack, Text, Title } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useSay } from '../words/say.js';
import { Content } from './content.js';
import { Facts } from './facts.js';
import './preview.css';

export const GROUPS = [
  'who',
  'standing',
  'with',
  'needs',
  'placement',
  'safety',
  'wish',
  'money',
  'practical',
] as const;
type Group = (typeof GROUPS)[number];

/** As a receiver decides by them (flows.md 2.4). A field that is new in the API does not compile until it has its place. */
export const GROUP_OF: Readonly<Record<keyof Schemas['PreviewView'], Group>> = {
  ageGroup: 'who',
  ageBand: 'who',
  gender: 'who',
  languages: 'who',
  interpreterNeeded: 'who',
  interpreterGender: 'who',
  citizenshipClass: 'standing',
  stay: 'standing',
  statusInSendersCountry: 'standing',
  statusInReceiversCountry: 'standing',
  travelDocument: 'standing',
  children: 'with',
  childrenBands: 'with',
  adultsTravellingTogether: 'with',
  pet: 'with',
  othersAskedForInGroup: 'with',
  services: 'needs',
  howLong: 'needs',
  placeType: 'needs',
  mobilityNeeds: 'placement',
  pregnancy: 'placement',
  infant: 'placement',
  dailyMedication: 'placement',
  acutePsychiatricOrWithdrawalCare: 'placement',
  selfHarmRisk: 'placement',
  communicableDiseaseUnderCare: 'placement',
  riskLevel: 'safety',
  riskAtDestination: 'safety',
  regionsToAvoid: 'safety',
  knownToExploitersWithin: 'safety',
  exploitation: 'safety',
  personsWish: 'wish',
  choseAmongOffers: 'wish',
  whoPays: 'money',
  paidUntil: 'money',
  stayLimitedUntil: 'money',
  dutyToAppearInProceedings: 'money',
  wantedOn: 'practical',
  latestOn: 'practical',
  travelMode: 'practical',
  escort: 'practical',
};

/** What decides, without a name, group by group; of each group what is not known yet, in one line. */
export function Preview({ of }: { of: object }) {
  const { t, field } = useSay();
  const given = of as Readonly<Record<string, unknown>>;
  const unknown = (name: string): boolean => (given[name] ?? 'not_known') === 'not_known';
  return (
    <div className="preview">
      {GROUPS.map((group) => {
        const names = Object.keys(GROUP_OF).filter((name) => GROUP_OF[name as keyof typeof GROUP_OF] === group);
        const open = names.filter(unknown);
        return (
          <Stack key={group} component="section" gap={4} aria-label={t(`preview ${group}`)}>
            <Title order={3} size="h5">
              {t(`preview ${group}`)}
            </Title>
            <Facts
              of={names
                .filter((name) => !unknown(name))
                .map((name) => [field(name), <Content key={name} of={given[name]} name={name} />])}
            />
            {open.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('not known yet', { what: open.map(field).join(', ') })}
              </Text>
            )}
          </Stack>
        );
      })}
    </div>
  );
}
