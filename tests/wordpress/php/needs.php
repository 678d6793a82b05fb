<?php
// Notes for types.php what the export names. Its own process: types are registered when one begins.
$root = rtrim($argv[1], '/');
$xml = simplexml_load_file($root . '/import.xml', 'SimpleXMLElement', LIBXML_NONET | LIBXML_PARSEHUGE);
$types = $taxonomies = [];
foreach ($xml->channel->item as $item) {
    $type = (string) $item->children('wp', true)->post_type;
    $types[$type] = true;
    foreach ($item->category as $category) {
        $taxonomies[(string) $category['domain']][$type] = true;
    }
}
foreach ($xml->channel->children('wp', true)->term as $term) {
    $taxonomies[(string) $term->term_taxonomy] ??= ['post' => true];
}
file_put_contents($root . '/types.json', json_encode(['types' => array_keys($types), 'taxonomies' => array_map('array_keys', $taxonomies)]));
