/** An archive process that says it is ready and then never answers again. */
process.send?.({ kind: 'ready' });
process.on('SIGTERM', () => undefined);
setTimeout(() => {
  for (;;);
}, 50);
