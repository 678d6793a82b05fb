<?php
/*
 * Part of every request of a site that takes an import: the types and taxonomies that the export
 * names and this site lacks, as the plugins that made them would register them there too.
 */
add_action('init', function () {
    $file = ABSPATH . 'types.json';
    $needed = file_exists($file) ? json_decode(file_get_contents($file), true) : ['types' => [], 'taxonomies' => []];
    foreach ($needed['types'] as $type) {
        if (!post_type_exists($type)) {
            register_post_type($type, ['public' => true, 'hierarchical' => true, 'label' => $type, 'supports' => ['title', 'editor', 'comments']]);
        }
    }
    foreach ($needed['taxonomies'] as $taxonomy => $types) {
        if (!taxonomy_exists($taxonomy)) {
            register_taxonomy($taxonomy, $types, ['public' => true, 'hierarchical' => true, 'label' => $taxonomy]);
        }
    }
}, 99);
