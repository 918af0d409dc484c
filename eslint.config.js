import tseslint from 'typescript-eslint';

const clock = 'Time comes from the database, or from kernel/clock.ts.';
const everywhere = [
  { selector: 'TSEnumDeclaration', message: 'A union of words and a CHECK in the database, not an enum.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  {
    selector: 'CallExpression[callee.property.name="save"]',
    message: 'save() ignores the version of a row: write a guarded update and check how many rows it met.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance comes from node:crypto: Math.random can be guessed.',
  },
];
const ownClock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
  { selector: 'CallExpression[callee.name="Date"]', message: clock },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: clock },
];
const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read once, in config.ts.',
};
const httpExceptions = Object.keys(await import('@nestjs/common')).filter((name) => /Exception$/.test(name));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', 'web/src/api/schema.ts', 'web/vite.config.ts', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // Nest's options are classes, given as literals
      '@typescript-eslint/consistent-type-imports': 'off', // Nest reads the types of constructors at run time
      'max-lines': ['error', 300],
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere, ...ownClock, environment],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@nestjs/common', importNames: httpExceptions, message: 'Refuse with a DomainError.' }] },
      ],
    },
  },
  {
    files: ['src/config.ts', 'src/data-source.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...ownClock] },
  },
  {
    files: ['src/kernel/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, environment] },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': 'off', // a redirect of the router is thrown
    },
  },
  { files: ['jest.web.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['migrations/**/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['src/platform/http/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.ts', 'src/**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-restricted-syntax': 'off' },
  },
);
