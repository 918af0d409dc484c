import { moduleOrder } from './module-order.mjs';

const role = 'api|controller|filter|guard|interceptor|job|module|record|seed|service|spec|store|strategy';
/** Rules and policies: what is left of a module when everything that touches the world is taken away. */
const pureFile = `(?!index\\.ts$|sow-)(?!.*\\.(?:${role})\\.ts$)[^/]+\\.ts$`;
/** Calendars, time zones, alphabets and sounds: they compute and touch nothing. */
const pureLibraries = 'node_modules/(@types/)?(luxon|date-holidays|any-ascii|double-metaphone)/';
const plumbing = ['platform', 'audit', 'demo'];
const domain = moduleOrder.flat().filter((name) => name !== 'kernel' && !plumbing.includes(name));
const isSpec = '\\.spec\\.ts$';

const order = moduleOrder.map((row, height) => {
  const notBelow = moduleOrder.slice(height).flat();
  return {
    name: `order-${row.join('-')}`,
    comment: 'A module imports only from rows below its own (module-order.mjs).',
    severity: 'error',
    from: { path: `^src/(${row.join('|')})/` },
    to: { path: `^src/(?:${notBelow.join('|')})/`, pathNot: '^src/$1/' },
  };
});

export default {
  forbidden: [
    ...order,
    {
      name: 'kernel-imports-nothing',
      comment: 'No framework, no database, no input or output.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: isSpec },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule or policy knows the kernel and the other rules of its module, nothing else.',
      severity: 'error',
      from: { path: `^src/(${domain.join('|')})/${pureFile}` },
      to: { pathNot: ['^src/kernel/', `^src/$1/${pureFile}`, pureLibraries] },
    },
    {
      name: 'through-the-door',
      comment: 'Modules meet only at index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/(?!platform/)[^/]+/(?!index\\.ts$)', pathNot: '^src/$1/' },
    },
    {
      name: 'through-the-door-of-platform',
      comment: 'Each folder of platform/ has a door of its own.',
      severity: 'error',
      from: { path: '^src/(?:platform/([^/]+)|[^/]+)/' },
      to: { path: '^src/platform/[^/]+/(?!index\\.ts$)', pathNot: '^src/platform/$1/' },
    },
    {
      name: 'not-own-door',
      comment: 'Inside a module one imports the file itself.',
      severity: 'error',
      from: { path: '^src/((?:platform/)?[^/]+)/(?!index\\.ts$)', pathNot: isSpec },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'modules-know-no-root',
      comment: 'Only the configuration is read from below; what puts the modules together is not.',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/(?!config\\.ts$)[^/]+\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must do tomorrow what it does today.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|test|migrations)/' },
    },
    {
      name: 'typeorm-stays-below',
      comment: 'Only records, stores, seeds and plumbing know how rows are kept.',
      severity: 'error',
      from: { path: `^src/(?:${domain.join('|')})/`, pathNot: '\\.(record|store|job|seed|spec)\\.ts$|/sow-' },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'no-test-code',
      severity: 'error',
      from: { path: '^src/', pathNot: isSpec },
      to: { path: `^test/|${isSpec}` },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
