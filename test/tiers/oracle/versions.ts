/** The versions of Camunda that a client of Camunda's describes, as the sandbox calls them too. */
export const versions = ['8.8', '8.9'] as const;

export type DescribedVersion = (typeof versions)[number];
