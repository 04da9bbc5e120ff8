import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './run-command';

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/** What is in the Java registry: `group:name:version`. */
export interface Artifact {
  group: string;
  name: string;
  version: string;
}

/** Downloads a `tar.gz` and unpacks it into `folder`; see `maven` for what it throws. */
export async function unpack({ group, name, version }: Artifact, folder: string): Promise<void> {
  const artifact = `${group}:${name}:${version}:tar.gz`;
  await maven(folder, `${plugin}:unpack`, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`);
}

/** Downloads a jar and all that it needs into `folder`, each with its POM beside it; see `maven` for what it throws. */
export async function copyWithDependencies(
  { group, name, version }: Artifact,
  folder: string,
): Promise<void> {
  const project = path.join(folder, 'pom.xml');
  await writeFile(
    project,
    `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>test</groupId><artifactId>tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`,
  );
  const output = ['-Dmdep.copyPom=true', `-DoutputDirectory=${folder}`];
  await maven(folder, `${plugin}:copy-dependencies`, '-f', project, ...output);
}

/**
 * Runs Maven in `folder`, where it marks what it has unpacked: a mark that outlives the files keeps it from doing so again.
 * @throws Error when there is no Maven, or with Maven's own words.
 */
async function maven(folder: string, ...args: string[]): Promise<void> {
  await run('mvn', ['--batch-mode', '--quiet', ...args], folder).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) throw new Error('Maven (mvn) is not on the PATH: it downloads what the tests start');
    throw error;
  });
}
