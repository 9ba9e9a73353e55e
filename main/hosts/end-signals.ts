/**
 * Tells each Ctrl-C and each polite request to end. Nobody else may listen: a package below the settings store sends a
 * signal it has seen to the process a second time, which would end it before the library is closed in good order.
 */
export function onEndSignal(listener: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, listener);
  }
}
