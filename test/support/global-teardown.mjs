export default async function tearDown() {
  await globalThis.testServers?.stop();
  if (!process.env.WHOLE_SUITE) return;
  const { actsWithoutTest } = await import('./acts.ts');
  const missing = actsWithoutTest();
  if (missing.length > 0)
    throw new Error(`No test does these acts, so their audit rows are unseen: ${missing.join(', ')}`);
}
