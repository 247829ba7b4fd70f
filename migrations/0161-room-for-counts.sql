-- Each article that is indexed raises the counts of hundreds of words: with room on its page a count is written beside
-- the one before, and no index hears of it.
alter table search_open_words set (fillfactor = 60);
alter table search_full_words set (fillfactor = 60);
