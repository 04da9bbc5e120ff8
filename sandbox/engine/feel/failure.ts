/** An expression that cannot be read or evaluated, or results in something that is not wanted. */
export class FeelFailure extends Error {}
