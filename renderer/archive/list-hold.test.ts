import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refreshLists, releaseLists, useListHold } from './list-hold.ts';

let queries: QueryClient;
let asked: number;
let stop: () => void;

/** A list in view, as the window holds one. */
beforeEach(async () => {
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  asked = 0;
  useListHold.setState({ wanted: false, importing: false, behind: false });
  const list = new QueryObserver(queries, {
    queryKey: ['articles', 'page', 'all', 0],
    queryFn: () => Promise.resolve(++asked),
  });
  stop = list.subscribe(() => {});
  await answered();
});
afterEach(() => stop());

/** Every question that was put has its answer. */
const answered = () => expect.poll(() => queries.isFetching()).toBe(0);

test('a list that nobody works in follows an import', async () => {
  useListHold.setState({ importing: true });
  refreshLists(queries);
  await answered();
  expect(asked).toBe(2);
  expect(useListHold.getState().behind).toBe(false);
});

test('a list that somebody works in stands still during an import, and says that there is more', async () => {
  useListHold.setState({ importing: true, wanted: true });
  refreshLists(queries);
  await answered();
  expect(asked).toBe(1);
  expect(useListHold.getState().behind).toBe(true);
});

test('what was held stays held when the import is over, until the reader asks', async () => {
  useListHold.setState({ importing: true, wanted: true });
  refreshLists(queries);
  useListHold.setState({ importing: false });
  refreshLists(queries);
  await answered();
  expect(asked).toBe(1);
  releaseLists(queries);
  await answered();
  expect(asked).toBe(2);
  expect(useListHold.getState().behind).toBe(false);
});

test('a reader who goes elsewhere gets the new list with the next change', async () => {
  useListHold.setState({ importing: true, wanted: true });
  refreshLists(queries);
  useListHold.setState({ wanted: false });
  refreshLists(queries);
  await answered();
  expect(asked).toBe(2);
  expect(useListHold.getState().behind).toBe(false);
});

test('without an import every change shows at once', async () => {
  useListHold.setState({ wanted: true });
  refreshLists(queries);
  await answered();
  expect(asked).toBe(2);
});
