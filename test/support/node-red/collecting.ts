import type { NodeAPI } from 'node-red';
import { type SearchOutput, sendItems } from '../../../nodes/common/search/search-output';
import { userTask } from '../../../src/entities/user-task';
import type { Page } from '../../../src/search/search';

/** Pages of a server that never ends: 100 tasks of 10 KB each. */
async function* endlessPages(): AsyncGenerator<Page> {
  for (let page = 0; ; page++) {
    const text = JSON.stringify(
      Array.from({ length: 100 }, (_, index) => ({
        userTaskKey: `${page}-${index}`,
        name: 'x'.repeat(10_000),
      })),
    );
    yield { items: JSON.parse(text), pageSize: 100, status: 200, requests: page };
  }
}

const RED = { _: (key: string) => key } as unknown as NodeAPI;
const call = { msg: { _msgid: '1' }, elapsed: () => 0, send: () => {}, signal: new AbortController().signal };

const output: SearchOutput = { api: 'v2', output: 'array', words: userTask.words };

// In a process of its own, because what it proves is that this one does not run out of memory.
sendItems(RED, call as unknown as Parameters<typeof sendItems>[1], output, endlessPages()).catch((error) => {
  process.stdout.write(`${error.code}: ${error.message}`);
});
