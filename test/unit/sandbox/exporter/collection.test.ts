import should from 'should';
import { Collection } from '../../../../sandbox/exporter/collection';

interface Pot {
  readonly key: string;
  readonly plant: string;
  readonly room?: string | undefined;
  readonly litres?: number | undefined;
}

const pots: Pot[] = [
  { key: '9', plant: 'basil', room: 'kitchen', litres: 2 },
  { key: '10', plant: 'mint', room: 'kitchen' },
  { key: '11', plant: 'aloe', litres: 1 },
];

describe('A collection of documents', () => {
  let collection: Collection<Pot>;

  beforeEach(() => {
    collection = new Collection(pots);
  });

  const all = { matches: () => true, filter: 'all', limit: 10 };
  const sortedBy = (field: string, descending = false) =>
    collection.search({ ...all, sort: [{ field, descending }] }).items.map(({ plant }) => plant);

  it('is in the order of keys as numbers where nothing else is asked for', () => {
    should(collection.search({ ...all, sort: [] }).items.map(({ key }) => key)).eql(['9', '10', '11']);
  });

  it('has what is missing last in either direction, a text or a number', () => {
    should(sortedBy('room')).eql(['basil', 'mint', 'aloe']);
    should(sortedBy('room', true)).eql(['basil', 'mint', 'aloe']);
    should(sortedBy('litres')).eql(['aloe', 'basil', 'mint']);
    should(sortedBy('litres', true)).eql(['basil', 'aloe', 'mint']);
  });

  it('finds the same when it has gathered its documents, and takes others after that', () => {
    should(sortedBy('plant')).eql(['aloe', 'basil', 'mint']);
    should(collection.of('room', 'kitchen')).have.length(2);
    collection.gather();
    should(collection.all()).eql(pots);
    collection.put({ key: '10', plant: 'sage', room: 'hall' });
    should(sortedBy('plant')).eql(['aloe', 'basil', 'sage']);
    should(collection.of('room', 'kitchen').map(({ plant }) => plant)).eql(['basil']);
  });

  it('puts a document in the place of the one with its key, also in the orders and groups that it has', () => {
    should(sortedBy('plant')).eql(['aloe', 'basil', 'mint']);
    should(collection.of('room', 'kitchen')).have.length(2);
    collection.put({ key: '9', plant: 'zinnia', room: 'hall' });
    should(sortedBy('plant')).eql(['aloe', 'mint', 'zinnia']);
    should(collection.of('room', 'kitchen').map(({ plant }) => plant)).eql(['mint']);
    should(collection.of('room', 'hall').map(({ plant }) => plant)).eql(['zinnia']);
    should(collection.all().map(({ key }) => key)).eql(['9', '10', '11']);
  });

  it('forgets what is deleted', () => {
    sortedBy('plant');
    collection.of('room', 'kitchen');
    collection.delete('10');
    collection.delete('10');
    should(sortedBy('plant')).eql(['aloe', 'basil']);
    should(collection.of('room', 'kitchen').map(({ plant }) => plant)).eql(['basil']);
    should(collection.get('10')).equal(undefined);
  });

  it('counts anew after a change, also of a collection that the filter looks into', () => {
    const revision = { count: 0 };
    const rooms = new Collection<{ key: string }>([], revision);
    const inRooms = new Collection(pots, revision);
    const query = {
      ...all,
      sort: [],
      filter: 'rooms',
      matches: ({ room }: Pot) => rooms.get(room ?? '') !== undefined,
    };
    should(inRooms.search(query).total).equal(0);
    rooms.put({ key: 'kitchen' });
    should(inRooms.search(query).total).equal(2);
  });
});
