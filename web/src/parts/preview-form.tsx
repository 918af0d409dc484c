import { Accordion, Badge, Group, Text } from '@mantine/core';
import { useSay } from '../words/say.js';
import { Fields, type Field } from './fields.js';
import { GROUPS, GROUP_OF } from './preview.js';

type Values = Record<string, unknown>;

/** The same groups to fill in as the receiver will read; what is left out is said to be not known. */
export function PreviewForm({
  fields,
  values,
  change,
  errors,
}: {
  fields: readonly Field[];
  values: Values;
  change: (values: Values) => void;
  errors: ReadonlyMap<string, string>;
}) {
  const { t } = useSay();
  return (
    <Accordion multiple variant="separated" defaultValue={['who', 'needs']} order={3}>
      {GROUPS.map((group) => {
        const own = fields.filter(({ name }) => GROUP_OF[name as keyof typeof GROUP_OF] === group);
        const known = own.filter(({ name }) => values[name] !== undefined && values[name] !== 'not_known').length;
        return (
          <Accordion.Item key={group} value={group}>
            <Accordion.Control>
              <Group justify="space-between">
                <Text fw={600}>{t(`preview ${group}`)}</Text>
                <Badge variant="default" tt="none">
                  {t('known of', { known, all: own.length })}
                </Badge>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Fields fields={own} values={values} change={change} path="preview" errors={errors} />
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
    </Accordion>
  );
}
