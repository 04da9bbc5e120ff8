/** Zeebe's reasons for refusing a command. */
export type RefusalCode = 'INVALID_ARGUMENT' | 'INVALID_STATE' | 'NOT_FOUND' | 'ALREADY_EXISTS';

/** A command that is not carried out: nothing has changed. The message is Zeebe's, without the command's name. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

export const notFound = (message: string) => new Refusal('NOT_FOUND', message);
export const invalidState = (message: string) => new Refusal('INVALID_STATE', message);
export const invalidArgument = (message: string) => new Refusal('INVALID_ARGUMENT', message);
