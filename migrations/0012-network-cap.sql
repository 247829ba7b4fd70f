-- How many articles visitors of one network may open in a day, whatever their cookies say; empty: no cap.
alter table paywall_policy add column network_cap integer check (network_cap between 1 and 100000);
