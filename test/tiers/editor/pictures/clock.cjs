// Node-RED is started with this, so that a picture shows the same day and hour whenever it is taken.
const shift = Number(process.env.PICTURES_MOMENT) - Date.now();

globalThis.Date = new Proxy(Date, {
  construct: (date, args, self) => Reflect.construct(date, args.length ? args : [Date.now()], self),
  get: (date, name) => (name === 'now' ? () => date.now() + shift : Reflect.get(date, name)),
});
