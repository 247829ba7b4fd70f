-- Everything under one archive's name, however the server sorts words; how many there are is asked at each import.
create index articles_import_place on articles (import_key text_pattern_ops) where import_key is not null;
