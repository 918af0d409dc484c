import '../../scripts/typescript.mjs';

export default async function setUp() {
  const { startServers } = await import('./servers.ts');
  globalThis.testServers = await startServers((line) => console.log(line));
}
