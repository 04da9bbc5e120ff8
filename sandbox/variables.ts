/** How much of a long value the storage keeps beside the whole: `variableSizeThreshold` of Camunda's exporters. */
export const PREVIEW_LENGTH = 8191;
