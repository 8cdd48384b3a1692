-- Who said what, and who is named as a source, stand in the readers' row: asking for them with each page that nobody
-- had asked for before cost the database as much as all the rest of it.
alter table live add column statements json, add column mentions json;

update live set
  statements = (select json_agg(json_build_object('said', json_build_object('id', 's' || said.position,
        'start', said.start_offset, 'end', said.end_offset, 'speakerStart', said.speaker_start,
        'speakerEnd', said.speaker_end, 'wordsStart', said.words_start, 'wordsEnd', said.words_end, 'verb', said.verb,
        'speaker', said.speaker, 'speakerKind', said.speaker_kind, 'title', said.title, 'mode', said.mode,
        'polarity', said.polarity),
      'person', case when person.id is null then null else json_build_object('slug', person.slug, 'name', person.name) end,
      'source', case when source.id is null then null else json_build_object('slug', source.slug, 'name', source.name) end)
      order by said.position)
    from statement said left join person on person.id = said.person_id left join source on source.id = said.source_id
    where said.revision_id = live.revision_id),
  mentions = (select json_agg(json_build_object('name', mention.name, 'relation', mention.relation,
      'source', case when source.id is null then null else json_build_object('slug', source.slug, 'name', source.name) end)
      order by mention.position)
    from mention left join source on source.id = mention.source_id where mention.revision_id = live.revision_id);
