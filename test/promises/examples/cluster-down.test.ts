import should from 'should';
import { freePort } from '../../../scripts/free-port';
import { deploy } from './deployed';
import { sandboxes } from './sandboxes';

const EXAMPLE = '12 - Tell me when Camunda is down';

describe(EXAMPLE, () => {
  const start = sandboxes();

  it('says that Camunda is up', async () => {
    const { url } = await start({});
    const said = (await deploy(EXAMPLE, url)).arrivalsAt('say it');
    should(await said.payloads(1)).eql(['Camunda is up.']);
  });

  it('says that Camunda is down, and why', async () => {
    const nobody = `http://127.0.0.1:${await freePort(0)}`;
    const said = (await deploy(EXAMPLE, nobody)).arrivalsAt('say it');
    const [sentence] = await said.payloads(1);
    should(sentence).match(/^Camunda is down: Nothing listens at 127\.0\.0\.1/);
  });

  it('says that the login is refused', async () => {
    const { url } = await start({ authentication: 'basic' });
    const said = (await deploy(EXAMPLE, url)).arrivalsAt('say it');
    const [sentence] = await said.payloads(1);
    should(sentence).match(/^Camunda refuses the login: /);
  });
});
