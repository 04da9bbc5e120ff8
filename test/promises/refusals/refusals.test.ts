import should from 'should';
import { headOf } from '../../../src/sentence';
import { addressRefusals } from './addresses';
import { credentialRefusals } from './credentials';
import { fileRefusals } from './files';
import { messageRefusals } from './messages';
import { processRefusals } from './processes';
import { proxyRefusals } from './proxies';
import { requestRefusals } from './requests';
import { type Provoke, Stage } from './stage';
import { isSentenceOf, readTable } from './table';
import { taskRefusals } from './tasks';
import { tlsRefusals } from './tls';
import { tokenRefusals } from './tokens';

const refusals: Record<string, Provoke> = {
  ...addressRefusals,
  ...tlsRefusals,
  ...proxyRefusals,
  ...credentialRefusals,
  ...tokenRefusals,
  ...requestRefusals,
  ...fileRefusals,
  ...messageRefusals,
  ...processRefusals,
  ...taskRefusals,
};

describe('The table of refusals', () => {
  const table = readTable();

  it('has a row for each refusal that is provoked here, and none besides', () => {
    should(table.map(({ refusal }) => refusal).sort()).eql(Object.keys(refusals).sort());
  });

  for (const row of table) {
    it(`${row.refusal}: has the sentence that the node prints`, async () => {
      const stage = new Stage();
      try {
        const error = await refusals[row.refusal]?.(stage);
        should(error?.code).equal(row.code);
        should(headOf(error?.message ?? '').length).be.belowOrEqual(80);
        if (!isSentenceOf(row, error?.message ?? '')) should(error?.message).equal(row.sentence);
      } finally {
        await stage.end();
      }
    });
  }
});
