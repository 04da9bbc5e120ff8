// A form, a variable and a name can be of any shape: what is read of them here is of the one that is needed.

/** Text, where there is some. */
export function words(value) {
  return typeof value === 'string' ? value : '';
}

/** The objects of a list; of another thing: none. */
export function objects(list) {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
}

export function textOf(value = '') {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function create(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

export function valueAt(variables, path) {
  return path.reduce(
    (value, name) => (Object.hasOwn(Object(value), name) ? value[name] : undefined),
    variables,
  );
}

/** `data` and what is in it have no prototype that a key such as `__proto__` could reach. */
export function putAt(data, [name, ...rest], value) {
  if (rest.length === 0) {
    data[name] = value;
  } else {
    data[name] ??= Object.create(null);
    putAt(data[name], rest, value);
  }
}
