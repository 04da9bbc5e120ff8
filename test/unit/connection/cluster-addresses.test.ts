import should from 'should';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterProperties } from '../../../src/connection/settings';
import { refusal, SECRET } from './refusal';

const ID = '5c34c0a7-7f29-4424-8414-125615f7a9b9';
const CLIENT = { clientId: 'node-red', clientSecret: SECRET };

function addressesOf(properties: ClusterProperties) {
  const credentials = properties.environment === 'saas' ? CLIENT : {};
  return resolveSettings(properties, credentials, () => undefined).addresses;
}

describe('addresses of environment local', () => {
  it('are http://localhost:8080 for both APIs, whatever the hidden fields hold', () => {
    const hidden = { restAddress: 'https://old.example.com', tasklistAddress: 'nonsense', region: 'bru-2' };
    should(addressesOf({ environment: 'local', ...hidden })).eql({
      v2: ['http://localhost:8080'],
      v1: ['http://localhost:8080'],
    });
  });
});

describe('addresses of environment self-managed', () => {
  it('are http://localhost:8080 where none is entered', () => {
    should(addressesOf({ environment: 'self-managed' })).eql({
      v2: ['http://localhost:8080'],
      v1: ['http://localhost:8080'],
    });
  });

  it('are the REST address for both APIs where the Tasklist address is blank', () => {
    should(
      addressesOf({
        environment: 'self-managed',
        restAddress: ' https://c8.example.com/v2/ ',
        tasklistAddress: ' ',
      }),
    ).eql({ v2: ['https://c8.example.com'], v1: ['https://c8.example.com'] });
  });

  it('are two where Tasklist has its own', () => {
    should(
      addressesOf({
        environment: 'self-managed',
        restAddress: 'https://c8.example.com/zeebe',
        tasklistAddress: 'https://c8.example.com/tasklist/v1',
      }),
    ).eql({ v2: ['https://c8.example.com/zeebe'], v1: ['https://c8.example.com/tasklist'] });
  });

  it('do not come from a region and a cluster ID', () => {
    should(addressesOf({ environment: 'self-managed', region: 'bru-2', clusterId: ID }).v2).eql([
      'http://localhost:8080',
    ]);
  });

  it('are refused with the name of the field', () => {
    should(refusal({ environment: 'self-managed', restAddress: 'localhost:8080' })).startWith('REST address');
    should(refusal({ environment: 'self-managed', tasklistAddress: 'localhost:8080' })).startWith(
      'Tasklist address',
    );
  });
});

describe('addresses of environment saas', () => {
  it('are the names of region and cluster ID, and then the one that replaces both', () => {
    should(addressesOf({ environment: 'saas', region: ' BRU-2 ', clusterId: ` ${ID} ` })).eql({
      v2: [`https://bru-2.zeebe.camunda.io/${ID}`, `https://bru-2.api.camunda.io/${ID}`],
      v1: [`https://bru-2.tasklist.camunda.io/${ID}`, `https://bru-2.api.camunda.io/${ID}`],
    });
  });

  it('are the REST address alone where it is entered, with the Tasklist name that belongs to it', () => {
    should(
      addressesOf({
        environment: 'saas',
        region: 'not a region',
        restAddress: `https://syd-1.zeebe.camunda.io:443/${ID}/v2/`,
      }),
    ).eql({
      v2: [`https://syd-1.zeebe.camunda.io/${ID}`],
      v1: [`https://syd-1.tasklist.camunda.io/${ID}`],
    });
  });

  it('are the same for both APIs with the address of 8.9', () => {
    const address = `https://syd-1.api.camunda.io/${ID}`;
    should(addressesOf({ environment: 'saas', restAddress: address })).eql({ v2: [address], v1: [address] });
  });

  it('are the entered ones where both are entered', () => {
    should(
      addressesOf({
        environment: 'saas',
        restAddress: `https://syd-1.zeebe.camunda.io/${ID}`,
        tasklistAddress: 'https://tasklist.example.com/v1',
      }),
    ).eql({ v2: [`https://syd-1.zeebe.camunda.io/${ID}`], v1: ['https://tasklist.example.com'] });
  });

  it('take a Tasklist address beside region and cluster ID', () => {
    should(
      addressesOf({
        environment: 'saas',
        region: 'bru-2',
        clusterId: ID,
        tasklistAddress: 'https://tasklist.example.com',
      }),
    ).eql({
      v2: [`https://bru-2.zeebe.camunda.io/${ID}`, `https://bru-2.api.camunda.io/${ID}`],
      v1: ['https://tasklist.example.com'],
    });
  });

  it('are refused without a region', () => {
    should(refusal({ environment: 'saas', clusterId: ID }, CLIENT)).equal(
      'Region is missing. Enter it in the cluster node',
    );
  });

  it('are refused without a cluster ID', () => {
    should(refusal({ environment: 'saas', region: 'bru-2', clusterId: '  ' }, CLIENT)).equal(
      'Cluster ID is missing. Enter it in the cluster node',
    );
  });

  for (const region of ['bru-2.zeebe.camunda.io', 'evil.example/', 'evil.example#', 'a@b', 'bru 2', '-bru']) {
    it(`are refused with the region "${region}", which would change the host`, () => {
      should(refusal({ environment: 'saas', region, clusterId: ID }, CLIENT)).startWith('Region must be');
    });
  }

  it('do not repeat a secret that was pasted into the wrong field', () => {
    should(refusal({ environment: 'saas', region: SECRET, clusterId: ID }, CLIENT)).startWith(
      'Region must be',
    );
    should(refusal({ environment: 'saas', region: 'bru-2', clusterId: SECRET }, CLIENT)).startWith(
      'Cluster ID must',
    );
  });

  for (const clusterId of [`${ID}/v2`, '../x', `${ID}?`, `https://bru-2.zeebe.camunda.io/${ID}`]) {
    it(`are refused with the cluster ID "${clusterId}", which would change the path`, () => {
      should(refusal({ environment: 'saas', region: 'bru-2', clusterId }, CLIENT)).startWith(
        'Cluster ID must be',
      );
    });
  }
});
