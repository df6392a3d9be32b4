import { Client } from 'pg';

/** The same server address with another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  await asAdmin(url, async (client) => {
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.query(`create database "${name}"${template ? ` template "${template}"` : ''}`);
  });
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await asAdmin(url, async (client) => {
    await client.query(`drop database if exists "${name}" with (force)`);
  });
}

async function asAdmin(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
