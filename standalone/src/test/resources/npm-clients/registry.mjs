// Reads a record that Huiyin wrote, and writes the same record again for Huiyin to read.
// Usage: node registry.mjs <registry url> <topic> <record in hex>. Prints one line of JSON.
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';

const [url, topic, hex] = process.argv.slice(2);
const client = new SchemaRegistryClient({ baseURLs: [url] });
const subject = `${topic}-value`;

const value = await new AvroDeserializer(client, SerdeType.VALUE, {}).deserialize(topic, Buffer.from(hex, 'hex'));
const serializer = new AvroSerializer(client, SerdeType.VALUE, { useLatestVersion: true, autoRegisterSchemas: false });
const written = await serializer.serialize(topic, value);

const latest = await client.getLatestSchemaMetadata(subject);
const registered = await client.register('npm-value', { schemaType: 'AVRO', schema: latest.schema });
const narrowed = JSON.stringify({ type: 'record', name: 'Report', namespace: 'io.huiyin.event',
  fields: [{ name: 'added', type: 'string' }] });

console.log(JSON.stringify({
  eventId: value.eventId,
  title: value.title,
  submittedAt: Number(value.submittedAt),
  written: written.toString('hex'),
  subjects: await client.getAllSubjects(),
  versions: await client.getAllVersions(subject),
  idIsTheSame: registered === latest.id,
  idFound: await client.getId(subject, { schemaType: 'AVRO', schema: latest.schema }) === latest.id,
  compatible: await client.testSubjectCompatibility(subject, { schemaType: 'AVRO', schema: latest.schema }),
  narrowedIsCompatible: await client.testSubjectCompatibility(subject, { schemaType: 'AVRO', schema: narrowed }),
}));
process.exit(0);
